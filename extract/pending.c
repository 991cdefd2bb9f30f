/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Weak stand-in for the page source until the real one lands; to be deleted then. */
#include "extract/page_source.h"
#include <cairo.h>
#include <poppler.h>
#include <math.h>
#include <string.h>
struct _GkPageSource { PopplerDocument*doc; GkSourceInfo info; GkDiagnostics*d; };
__attribute__((weak)) GkPage*gk_page_new(guint n,double w,double h,int r){GkPage*p=g_new0(GkPage,1);p->number=n;p->width=w;p->height=h;p->rotation=r;p->glyphs=g_array_new(0,0,sizeof(GkGlyph));p->marks=g_array_new(0,0,sizeof(GkMark));p->images=g_array_new(0,0,sizeof(GkImage));p->fonts=g_ptr_array_new();p->diagnostics=gk_diagnostics_new();return p;}
__attribute__((weak)) void gk_page_free(GkPage*p){g_array_unref(p->glyphs);g_array_unref(p->marks);g_array_unref(p->images);gk_diagnostics_free(p->diagnostics);g_free(p);}
__attribute__((weak)) GkPageSource*gk_page_source_open(const char*path,const char*pw,GError**e){char*u=g_filename_to_uri(path,NULL,NULL);PopplerDocument*d=poppler_document_new_from_file(u,pw,e);if(!d)return NULL;GkPageSource*s=g_new0(GkPageSource,1);s->doc=d;s->d=gk_diagnostics_new();s->info.page_count=poppler_document_get_n_pages(d);s->info.file=path;return s;}
__attribute__((weak)) void gk_page_source_free(GkPageSource*s){g_object_unref(s->doc);}
__attribute__((weak)) const GkSourceInfo*gk_page_source_info(const GkPageSource*s){return &s->info;}
__attribute__((weak)) const GkDiagnostics*gk_page_source_diagnostics(const GkPageSource*s){return s->d;}
typedef struct{cairo_t*cr;GkPage*page;guint order;}Obs;
static guint32 col(cairo_t*cr,guint8*a){cairo_pattern_t*p=cairo_get_source(cr);double r=0,g=0,b=0,al=1;if(cairo_pattern_get_rgba(p,&r,&g,&b,&al)!=CAIRO_STATUS_SUCCESS){r=g=b=0.5;}*a=(guint8)(al*255);return ((guint)(r*255)<<16)|((guint)(g*255)<<8)|(guint)(b*255);}
static void clipbox(cairo_t*cr,double*x0,double*y0,double*x1,double*y1){cairo_save(cr);cairo_identity_matrix(cr);cairo_clip_extents(cr,x0,y0,x1,y1);cairo_restore(cr);}
static void add(Obs*o,GkMarkKind k,double x0,double y0,double x1,double y1,double w){double a,b,c,d;clipbox(o->cr,&a,&b,&c,&d);
 double X0=MIN(x0,x1),X1=MAX(x0,x1),Y0=MIN(y0,y1),Y1=MAX(y0,y1);double h=k==GK_MARK_STROKE?MAX(w/2,0.5):0;
 if(X1<a-h||X0>c+h||Y1<b-h||Y0>d+h)return; GkMark m={0};m.kind=k;m.width=w;m.order=o->order;m.color=col(o->cr,&m.alpha);
 m.x0=CLAMP(x0,a-h,c+h);m.x1=CLAMP(x1,a-h,c+h);m.y0=CLAMP(y0,b-h,d+h);m.y1=CLAMP(y1,b-h,d+h);g_array_append_val(o->page->marks,m);}
static void on_stroke(cairo_surface_t*s,cairo_surface_t*t,void*data){Obs*o=data;o->order++;cairo_matrix_t m;cairo_get_matrix(o->cr,&m);double lw=cairo_get_line_width(o->cr)*sqrt(fabs(m.xx*m.yy-m.xy*m.yx));cairo_path_t*p=cairo_copy_path(o->cr);double sx=0,sy=0,x=0,y=0;
 for(int i=0;i<p->num_data;i+=p->data[i].header.length){cairo_path_data_t*d=&p->data[i];double nx,ny;switch(d->header.type){case CAIRO_PATH_MOVE_TO:x=d[1].point.x;y=d[1].point.y;cairo_user_to_device(o->cr,&x,&y);sx=x;sy=y;break;case CAIRO_PATH_LINE_TO:nx=d[1].point.x;ny=d[1].point.y;cairo_user_to_device(o->cr,&nx,&ny);add(o,GK_MARK_STROKE,x,y,nx,ny,lw);x=nx;y=ny;break;case CAIRO_PATH_CURVE_TO:x=d[3].point.x;y=d[3].point.y;cairo_user_to_device(o->cr,&x,&y);break;case CAIRO_PATH_CLOSE_PATH:if(x!=sx||y!=sy)add(o,GK_MARK_STROKE,x,y,sx,sy,lw);x=sx;y=sy;break;}}cairo_path_destroy(p);}
static void on_fill(cairo_surface_t*s,cairo_surface_t*t,void*data){Obs*o=data;o->order++;if(cairo_pattern_get_type(cairo_get_source(o->cr))!=CAIRO_PATTERN_TYPE_SOLID)return;cairo_path_t*p=cairo_copy_path(o->cr);double xs[8],ys[8];int n=0;gboolean bad=FALSE;
 #define FLUSH if(n>=4&&n<=5&&!bad){double x0=xs[0],x1=xs[0],y0=ys[0],y1=ys[0];for(int k=1;k<n;k++){x0=MIN(x0,xs[k]);x1=MAX(x1,xs[k]);y0=MIN(y0,ys[k]);y1=MAX(y1,ys[k]);}gboolean rect=TRUE;for(int k=0;k<n;k++)if((fabs(xs[k]-x0)>.05&&fabs(xs[k]-x1)>.05)||(fabs(ys[k]-y0)>.05&&fabs(ys[k]-y1)>.05))rect=FALSE;if(rect)add(o,GK_MARK_FILL,x0,y0,x1,y1,0);}n=0;bad=FALSE;
 for(int i=0;i<p->num_data;i+=p->data[i].header.length){cairo_path_data_t*d=&p->data[i];double x,y;switch(d->header.type){case CAIRO_PATH_MOVE_TO:FLUSH;/*fallthrough*/case CAIRO_PATH_LINE_TO:x=d[1].point.x;y=d[1].point.y;cairo_user_to_device(o->cr,&x,&y);if(n<8){xs[n]=x;ys[n]=y;n++;}else bad=TRUE;break;case CAIRO_PATH_CURVE_TO:bad=TRUE;break;case CAIRO_PATH_CLOSE_PATH:break;}}FLUSH;cairo_path_destroy(p);}
__attribute__((weak)) GkPage*gk_page_source_read(GkPageSource*s,guint number){PopplerPage*pp=poppler_document_get_page(s->doc,number-1);double w,h;poppler_page_get_size(pp,&w,&h);GkPage*page=gk_page_new(number,w,h,0);
 cairo_surface_t*img=cairo_image_surface_create(CAIRO_FORMAT_RGB24,ceil(w),ceil(h));cairo_surface_t*ob=cairo_surface_create_observer(img,CAIRO_SURFACE_OBSERVER_NORMAL);cairo_t*cr=cairo_create(ob);cairo_set_tolerance(cr,4);cairo_set_source_rgb(cr,1,1,1);cairo_paint(cr);Obs o={cr,page,0};cairo_surface_observer_add_stroke_callback(ob,on_stroke,&o);cairo_surface_observer_add_fill_callback(ob,on_fill,&o);poppler_page_render(pp,cr);
 char*text=poppler_page_get_text(pp);PopplerRectangle*r=NULL;guint n=0;poppler_page_get_text_layout(pp,&r,&n);GList*at=poppler_page_get_text_attributes(pp);guint i=0;GList*l=at;for(char*p=text;*p&&i<n;p=g_utf8_next_char(p),i++){gunichar c=g_utf8_get_char(p);while(l&&l->next&&((PopplerTextAttributes*)l->data)->end_index<(gint)i)l=l->next;if(g_unichar_isspace(c))continue;PopplerTextAttributes*A=l->data;GkGlyph g={0};g.box=(GkBox){r[i].x1,MIN(r[i].y1,r[i].y2),r[i].x2,MAX(r[i].y1,r[i].y2)};g.character=c;g.size=A->font_size;g.flags=strstr(A->font_name,"Bold")?GK_GLYPH_BOLD:0;g_array_append_val(page->glyphs,g);}
 poppler_page_free_text_attributes(at);g_free(r);g_free(text);cairo_destroy(cr);cairo_surface_destroy(ob);cairo_surface_destroy(img);g_object_unref(pp);return page;}

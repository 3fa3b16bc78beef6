#include "report/html_page.h"

namespace veritally {
namespace {

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--back:#fff;--fore:#1c2128;--dim:#59636e;--line:#d1d9e0;
--soft:#f6f8fa;--error:#cf222e;--warning:#9a6700;--note:#0969da;--good:#1a7f37}
@media(prefers-color-scheme:dark){:root{--back:#0d1117;--fore:#e6edf3;--dim:#9198a1;
--line:#3d444d;--soft:#151b23;--error:#ff7b72;--warning:#e3b341;--note:#79c0ff;--good:#56d364}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:76rem;background:var(--back);color:var(--fore);
font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
a{color:var(--note)}p{margin:.25rem 0}.dim,small{color:var(--dim)}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.5rem 0}
input,select{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);
border-radius:6px;padding:.3rem .6rem}input{flex:1 1 14rem}
table{width:100%;border-collapse:collapse}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem}
thead th{border-bottom:2px solid var(--line);color:var(--dim);font-weight:600}
tbody.entry{border-bottom:1px solid var(--line)}tbody:target .figures{background:var(--soft)}
.figures th{min-width:10rem;font-weight:600;overflow-wrap:anywhere}.figures small{display:block;font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.suspect .n{color:var(--error)}.suspect .figures th::before{content:"\25c6\a0";color:var(--error)}
.more td{padding-top:0}summary{cursor:pointer;color:var(--dim)}
ul,ol{margin:.3rem 0;padding-left:1.4rem}li{margin:.2rem 0;overflow-wrap:anywhere}
.findings{list-style:none;padding:0}.findings li{border-left-width:3px;border-left-style:solid;padding-left:.7rem}
.error{border-color:var(--error)}.warning{border-color:var(--warning)}
.note{border-color:var(--note)}b.error{color:var(--error)}b.warning{color:var(--warning)}
b.note{color:var(--note)}
.alert{border-left-width:3px;border-left-style:solid;padding-left:.7rem}
#changes tbody tr{border-bottom:1px solid var(--line)}#changes tbody th{overflow-wrap:anywhere}
.unsourced td:last-child{color:var(--warning);font-weight:600}q{font-style:italic}
.scroll{overflow-x:auto}#chart svg{display:block;width:100%;height:auto;min-width:36rem}
#chart text{fill:var(--dim);font-size:12px}#chart line{stroke:var(--line)}
#chart .point{fill:var(--note);fill-opacity:.75}#chart .suspect .point{fill:var(--error)}
#chart line.apart{stroke:var(--error);stroke-dasharray:3 3}#chart .hidden{opacity:.12}
[hidden]{display:none}
@media print{form,#chart{display:none}}
)css";

// Text of entries is only ever set as text. The state is kept behind '#', so that a view can be
// linked.
constexpr std::string_view kScript = R"js(
'use strict';
const $=id=>document.getElementById(id);
const entries=[...document.querySelectorAll('tbody.entry')];
const words=entries.map(e=>e.textContent.toLowerCase());
const number=(e,key)=>{const v=Number.parseFloat(e.dataset[key]);return v>0&&v<Infinity?v:null};
const points=new Map();
entries.forEach((e,i)=>{e.id='entry-'+(i+1)});
for(const c of [...new Set(entries.map(e=>e.dataset.category))].sort())
  if(c)$('category').add(new Option(c,c));
function matches(e,i){
  const level=$('level').value,category=$('category').value;
  if(category&&e.dataset.category!==category)return false;
  if(level==='suspect'&&!e.classList.contains('suspect'))return false;
  if(level&&level!=='suspect'&&!e.dataset.levels.split(' ').includes(level))return false;
  return $('search').value.toLowerCase().split(/\s+/).every(w=>words[i].includes(w));
}
function show(){
  let shown=0;
  entries.forEach((e,i)=>{
    const good=matches(e,i);
    e.hidden=!good;shown+=good;
    points.get(e)?.classList.toggle('hidden',!good);
  });
  $('shown').textContent=shown+' of '+entries.length+' entries';
}
function keep(){
  const state=new URLSearchParams();
  for(const id of ['search','level','category'])if($(id).value)state.set(id,$(id).value);
  history.replaceState(null,'','#'+state);
  show();
}
function restore(){
  if(location.hash.startsWith('#entry-'))return;
  const state=new URLSearchParams(location.hash.slice(1));
  for(const id of ['search','level','category'])$(id).value=state.get(id)??'';
  show();
}
function draw(name,parent,attributes,text){
  const made=document.createElementNS('http://www.w3.org/2000/svg',name);
  for(const [key,value] of Object.entries(attributes))made.setAttribute(key,value);
  if(text!==undefined)made.textContent=text;
  return parent.appendChild(made);
}
function chart(){
  const all=entries.map(e=>({e,stated:number(e,'stated'),recomputed:number(e,'recomputed')}))
    .map(p=>({...p,at:p.stated??p.recomputed})).filter(p=>p.at!==null);
  if(!all.length)return;
  const logs=all.flatMap(p=>[p.at,p.recomputed??p.at]).map(Math.log10);
  const low=Math.floor(logs.reduce((a,b)=>Math.min(a,b))),
        high=Math.max(low+1,Math.ceil(logs.reduce((a,b)=>Math.max(a,b))));
  const left=150,right=970,x=v=>left+(Math.log10(v)-low)/(high-low)*(right-left);
  const svg=draw('svg',$('chart'),{role:'img','aria-label':'Entries by category and figure'});
  const grid=draw('g',svg,{});
  const groups=Map.groupBy?Map.groupBy(all,p=>p.e.dataset.category):new Map();
  if(!Map.groupBy)for(const p of all){
    const c=p.e.dataset.category;groups.set(c,[...(groups.get(c)??[]),p]);
  }
  let y=8;
  for(const [name,group] of [...groups].sort((a,b)=>a[0]<b[0]?-1:1)){
    const bins=new Map();
    for(const p of group){
      const bin=Math.round(x(p.at)/9),deep=bins.get(bin)??0;
      bins.set(bin,deep+1);p.row=Math.min(deep,15);
    }
    const tall=12+11*Math.max(1,...group.map(p=>p.row+1));
    const label=name.length>20?name.slice(0,19)+'\u2026':name;
    draw('text',svg,{x:left-12,y:y+tall/2+4,'text-anchor':'end'},label||'(none)');
    for(const p of group)plot(svg,p,x,y+11+11*p.row);
    y+=tall;
    draw('line',grid,{x1:left,x2:right,y1:y,y2:y});
  }
  const each=Math.ceil((high-low)/12);
  for(let power=low;power<=high;power+=each){
    const at=x(10**power);
    draw('line',grid,{x1:at,x2:at,y1:4,y2:y});
    draw('text',svg,{x:at,y:y+18,'text-anchor':'middle'},'1e'+power);
  }
  svg.setAttribute('viewBox','0 0 1000 '+(y+26));
  $('picture').hidden=false;
}
function plot(svg,p,x,y){
  const suspect=p.e.classList.contains('suspect'),at=x(p.at);
  const link=draw('a',svg,{href:'#'+p.e.id,class:suspect?'suspect':''});
  points.set(p.e,link);
  draw('title',link,{},p.e.dataset.name+': '+p.e.dataset.stated+
    (p.recomputed?', recomputed '+p.e.dataset.recomputed:'')+(suspect?' (suspect)':''));
  if(suspect&&p.recomputed)
    draw('line',link,{class:'apart',x1:at,x2:x(p.recomputed),y1:y,y2:y});
  if(suspect)draw('path',link,{class:'point',d:`M${at} ${y-6}l6 6l-6 6l-6 -6z`});
  else draw('circle',link,{class:'point',cx:at,cy:y,r:4});
}
chart();
$('filter').hidden=false;
$('filter').addEventListener('submit',event=>event.preventDefault());
for(const id of ['search','level','category'])$(id).addEventListener('input',keep);
addEventListener('hashchange',restore);
show();
restore();
)js";

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "script-src 'sha256-1L5AwuMa7snsktcu+9rBARBwvqUNcLf50Jf9tOwCLPo='";

}  // namespace

std::string_view html_style() {
    return kStyle;
}

std::string_view html_script() {
    return kScript;
}

std::string_view html_policy() {
    return kPolicy;
}

}  // namespace veritally
